import { testsCredential } from '../support/n8n/credentialTest.mts';
import { handlesFailures } from '../support/n8n/failing.mts';
import { loadsPackage, offersTool } from '../support/n8n/loading.mts';
import { keepsKeySecret } from '../support/n8n/secrecy.mts';
import { sendsThreeModes } from '../support/n8n/sending.mts';
import { useStage } from '../support/n8n/stage.mts';
import { waitsForAnswers } from '../support/n8n/waiting.mts';
import { sendsMany } from '../support/n8n/volume.mts';

describe('the package in n8n 2.41', () => {
	const stage = useStage('2.41');
	loadsPackage(stage);
	offersTool(stage);
	testsCredential(stage);
	sendsThreeModes(stage);
	handlesFailures(stage);
	waitsForAnswers(stage);
	sendsMany(stage);
	keepsKeySecret(stage);
});
