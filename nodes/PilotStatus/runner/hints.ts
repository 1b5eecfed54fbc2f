import type { IExecuteFunctions } from 'n8n-workflow';

/** Collects notices of a run, each text once, and shows them beside the node's output. */
export function createHints(context: IExecuteFunctions): (message: string) => void {
	const told = new Set<string>();
	return (message) => {
		if (told.has(message)) return;
		told.add(message);
		context.addExecutionHints({ message, location: 'outputPane', type: 'info' });
	};
}
