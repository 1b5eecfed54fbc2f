import { movesMedia } from '../support/queue/media.mts';
import { receivesAcrossProcesses } from '../support/queue/receiving.mts';
import { sendsThroughWorkers } from '../support/queue/sending.mts';
import { useQueueStage } from '../support/queue/stage.mts';
import { waitsAcrossProcesses } from '../support/queue/waiting.mts';

describe('the package in n8n 2.41 in queue mode', () => {
	const stage = useQueueStage({ lineName: '2.41', concurrency: 5 });
	sendsThroughWorkers(stage);
	receivesAcrossProcesses(stage);
	waitsAcrossProcesses(stage);
	movesMedia(stage);
});
