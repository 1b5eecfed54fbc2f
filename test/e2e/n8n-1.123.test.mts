import { testsCredential } from '../support/n8n/credentialTest.mts';
import { handlesFailures } from '../support/n8n/failing.mts';
import { importsExamples } from '../support/n8n/importing.mts';
import { loadsPackage } from '../support/n8n/loading.mts';
import { receivesEvents } from '../support/n8n/receiving.mts';
import { sendsThreeModes } from '../support/n8n/sending.mts';
import { useEnvironment } from '../support/n8n/environment.mts';
import { waitsForAnswers } from '../support/n8n/waiting.mts';

describe('the package in n8n 1.123', () => {
	const environment = useEnvironment('1.123');
	loadsPackage(environment);
	testsCredential(environment);
	sendsThreeModes(environment);
	handlesFailures(environment);
	waitsForAnswers(environment);
	receivesEvents(environment);
	importsExamples(environment);
});
