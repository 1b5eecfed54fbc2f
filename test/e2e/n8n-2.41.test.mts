import { testsCredential } from '../support/n8n/credentialTest.mts';
import { handlesFailures } from '../support/n8n/failing.mts';
import { loadsPackage, offersTool } from '../support/n8n/loading.mts';
import { keepsKeySecret } from '../support/n8n/secrecy.mts';
import { sendsThreeModes } from '../support/n8n/sending.mts';
import { useEnvironment } from '../support/n8n/environment.mts';
import { waitsForAnswers } from '../support/n8n/waiting.mts';
import { sendsMany } from '../support/n8n/volume.mts';

describe('the package in n8n 2.41', () => {
	const environment = useEnvironment('2.41');
	loadsPackage(environment);
	offersTool(environment);
	testsCredential(environment);
	sendsThreeModes(environment);
	handlesFailures(environment);
	waitsForAnswers(environment);
	sendsMany(environment);
	keepsKeySecret(environment);
});
