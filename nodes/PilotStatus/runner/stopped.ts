import type { IExecuteFunctions } from 'n8n-workflow';

import { customDataOf } from '../../shared/customData';
import { type Progress, tellProgress } from './progress';

/** Key of the execution's custom data under which a stopped run says what it has done. */
const KEY = 'pilotStatusProgress';

/**
 * Leaves word when the execution is stopped. n8n saves a stopped execution at that moment, without anything of the node
 * that runs: no output, no error, no notice. What survives is the execution's custom data and the log of n8n.
 *
 * @param progress asked at the moment of the stop
 * @returns ends the watch, when the run is over
 */
export function tellWhenStopped(context: IExecuteFunctions, progress: () => Progress): () => void {
	const signal = context.getExecutionCancelSignal?.();
	const tell = (): void => {
		const told = tellProgress(progress());
		if (told === '') return;
		context.logger.warn(`Pilot Status, ${context.getNode().name}: ${told}`);
		customDataOf(context).set(KEY, told);
	};
	signal?.addEventListener('abort', tell, { once: true });
	return () => signal?.removeEventListener('abort', tell);
}
