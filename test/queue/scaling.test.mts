import { movesMedia } from '../support/queue/media.mts';
import { receivesAcrossProcesses } from '../support/queue/receiving.mts';
import { sendsThroughWorkers } from '../support/queue/sending.mts';
import { useQueueEnvironment } from '../support/queue/environment.mts';
import { waitsAcrossProcesses } from '../support/queue/waiting.mts';

describe('the package in n8n 2.41 in queue mode', () => {
	const environment = useQueueEnvironment({ version: '2.41', concurrency: 5 });
	sendsThroughWorkers(environment);
	receivesAcrossProcesses(environment);
	waitsAcrossProcesses(environment);
	movesMedia(environment);
});
