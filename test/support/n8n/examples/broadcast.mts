import { nodeOutput } from '../../../../dev/n8n/executions.mts';
import { fillIn, type OfferedFile } from './formVisitor.mts';
import type { Examples } from './running.mts';

const csv = [
	'name,phone,discount',
	'Ana,+55 (11) 90000-0001,10%',
	'Bruno,11 90000-0002,15%',
	'Carla,+55 (11) 90000-0003,20%',
	'Davi,+55 (11) 90000-0004,',
].join('\n');

/** The example that sends to every row of a spreadsheet and gives back a result for each. */
export function broadcastsFromSpreadsheet(examples: Examples): void {
	describe('broadcast from a spreadsheet', () => {
		it('sends to the good rows, gives back a result for each, and does not send to them again', async () => {
			const workflow = await examples.activate('broadcast-from-a-spreadsheet.json');
			// The connection breaks after Carla's message was taken, so n8n cannot know.
			examples.control.addFaults({
				match: { path: '/v1/messages/send', destination: '+5511900000003' },
				fault: { type: 'cut', after: true },
			});

			const list = new File([csv], 'customers.csv', { type: 'text/csv' });
			const first = await fillIn(examples.environment(), workflow, [list]);

			expect(first.html).toContain('The broadcast is done');
			const sent = examples.control.accepted();
			expect(sent.map(({ body }) => body['variables']).sort(byName)).toEqual([
				{ name: 'Ana', discount: '10%' },
				{ name: 'Carla', discount: '20%' },
			]);
			const ana = sent.find(({ body }) => body['destinationNumber'] === '+5511900000001');
			const [run] = await examples.executions(workflow, 1);
			const rows = run === undefined ? [] : nodeOutput(run, 'Result of Each Row');
			expect(rows.map(({ json }) => json)).toEqual([
				{
					name: 'Ana',
					phone: '+55 (11) 90000-0001',
					discount: '10%',
					result: 'accepted',
					messageId: ana?.id,
					reason: '',
				},
				expect.objectContaining({
					name: 'Bruno',
					result: 'not sent',
					messageId: '',
					reason: expect.stringContaining('country code') as unknown,
				}),
				expect.objectContaining({ name: 'Carla', result: 'check first', messageId: '' }),
				expect.objectContaining({
					name: 'Davi',
					result: 'not sent',
					reason: expect.stringContaining('discount') as unknown,
				}),
			]);

			// the results are a list again: an Excel file, of which only the rows not sent are taken
			const results = offered(first.files);
			const second = await fillIn(examples.environment(), workflow, [results]);
			offered(second.files);
			const again = (await examples.executions(workflow, 2))[1];
			expect(
				(again === undefined ? [] : nodeOutput(again, 'Result of Each Row')).map(({ json }) => [
					json['name'],
					json['result'],
				]),
			).toEqual([
				['Bruno', 'not sent'],
				['Davi', 'not sent'],
			]);
			expect(examples.control.accepted()).toHaveLength(sent.length);
		});
	});
}

function byName(one: unknown, other: unknown): number {
	return JSON.stringify(one).localeCompare(JSON.stringify(other));
}

/** The results file of the last page, as a browser uploads it. */
function offered(files: readonly OfferedFile[]): File {
	expect(files).toMatchObject([{ fileName: 'results.xlsx' }]);
	const [file] = files;
	return new File([new Uint8Array(file?.content ?? [])], 'results.xlsx', {
		type: file?.type ?? '',
	});
}
