import { fakeContext } from '../support/fakeContext.mts';
import { node, phones } from '../support/running.mts';

/** The notices of a run of Send Template over so many items. */
async function hints(templateId: object, count: number): Promise<string[]> {
	const fake = fakeContext({
		node,
		items: phones(count).map((phone) => ({ json: { phone } })),
		parameters: {
			resource: 'message',
			operation: 'sendTemplate',
			destinationNumber: '={{ $json.phone }}',
			templateId: { __rl: true, value: 'tpl_promo', ...templateId },
		},
	});
	await node.execute.call(fake.context);
	return fake.hints.map(({ message }) => message);
}

const label = (cachedResultName: string) => ({ mode: 'list', cachedResultName });

describe('the notice about MARKETING templates', () => {
	it.each(['promo (MARKETING, pt_BR)', 'promo (MARKETING)'])('comes once for %p', async (name) => {
		const told = await hints(label(name), 5);
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(/spaces out messages of MARKETING templates/);
	});

	it.each([
		[label('order (UTILITY, pt_BR)'), 5],
		[label('MARKETING (UTILITY, pt_BR)'), 5],
		[label('promo (MARKETING, pt_BR)'), 1],
		[{ mode: 'id', cachedResultName: 'promo (MARKETING, pt_BR)' }, 5],
		[{ mode: 'list' }, 5],
	])('does not come for %j with %p items', async (templateId, count) => {
		expect(await hints(templateId, count)).toEqual([]);
	});
});
