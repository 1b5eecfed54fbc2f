import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';
import { fakeContext, type FakeRun } from '../../support/fakeContext.mts';
import type { FakeAnswer } from '../../support/fakeHttp.mts';

const node = new PilotStatus();

/** An error as n8n shows it. */
export type Shown = Error & { description?: string };

/** What is special about a run, besides its parameters. */
export interface More extends Partial<Omit<FakeRun, 'node' | 'parameters'>> {
	/** Parameters that the editor would not keep, set after n8n has filled in defaults. */
	forced?: INodeParameters;
}

/** Runs operations of one resource and gives what came of it. */
export function runner(resource: string, operation: string) {
	return async (parameters: IDataObject, { forced, ...more }: More = {}) => {
		const fake = fakeContext({
			node,
			parameters: { resource, operation, ...parameters },
			answer: () => ok({}),
			...more,
		});
		Object.assign(fake.context.getNode().parameters, forced);
		const result = await node.execute.call(fake.context).then(
			(output) => ({ items: output[0] ?? [], error: undefined }),
			(error: unknown) => ({ items: [] as INodeExecutionData[], error: error as Shown }),
		);
		return { ...fake, ...result, json: result.items.map((item) => item.json) };
	};
}

/** A good answer. */
export function ok(body: unknown): FakeAnswer {
	return { status: 200, body };
}

/** A chosen entry of a picker. */
export function chosen(value: unknown): IDataObject {
	return { __rl: true, mode: 'id', value } as IDataObject;
}

/** Items whose `json` has one field. */
export function itemsOf(name: string, values: unknown[]): INodeExecutionData[] {
	return values.map((value) => ({ json: { [name]: value } as IDataObject }));
}
