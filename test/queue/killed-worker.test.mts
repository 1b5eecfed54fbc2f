import { survivesLostWorkers } from '../support/queue/losingWorkers.mts';
import { useQueueEnvironment } from '../support/queue/environment.mts';

// more than a send takes on a slow machine: n8n ends a worker by force after this time (seconds)
const patient = { N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '150' };

describe('a lost worker of n8n 2.41', () => {
	survivesLostWorkers(useQueueEnvironment({ version: '2.41', extraEnvironment: patient }));
});

describe('a lost worker of n8n 1.123 with QUEUE_WORKER_MAX_STALLED_COUNT=0', () => {
	// n8n 1 would otherwise run the execution again from its beginning
	const extraEnvironment = { ...patient, QUEUE_WORKER_MAX_STALLED_COUNT: '0' };
	survivesLostWorkers(useQueueEnvironment({ version: '1.123', extraEnvironment }));
});
