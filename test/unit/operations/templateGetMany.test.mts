import type { IDataObject } from 'n8n-workflow';

import { ok, runner } from './support.mts';

describe('Get Many of Template', () => {
	const getMany = runner('template', 'getMany');
	const templates = [
		{ name: 'Promoção de março', category: 'MARKETING', metaStatus: 'APPROVED', sendable: true },
		{ name: 'order_update', category: 'UTILITY', metaStatus: 'PENDING', sendable: false },
		{ name: 'code', category: 'OTP', metaStatus: null },
		{ category: 'UTILITY', metaStatus: 'REJECTED', sendable: false },
	];
	const answer = () => ok(templates);
	const names = (json: IDataObject[]) => json.map(({ name }) => name);

	it.each<[IDataObject, unknown[]]>([
		[{}, ['Promoção de março', 'order_update', 'code', undefined]],
		[{ category: 'UTILITY' }, ['order_update', undefined]],
		[{ status: 'PENDING' }, ['order_update']],
		[{ sendable: true }, ['Promoção de março', 'code']],
		[{ sendable: false }, ['order_update', undefined]],
		[{ sendable: 'false' }, ['order_update', undefined]],
		[{ name: 'PROMOCAO' }, ['Promoção de março']],
		[{ name: '', category: 'UTILITY', status: 'REJECTED' }, [undefined]],
		[{ name: 'order', sendable: true }, []],
	])('with the filters %j gives %j', async (templateFilters, expected) => {
		const { json, requests } = await getMany({ templateFilters }, { answer });
		expect(names(json)).toEqual(expected);
		expect(requests).toHaveLength(1);
	});

	it('counts the limit after the filters', async () => {
		const { json } = await getMany(
			{ limit: 1, templateFilters: { category: 'UTILITY' } },
			{ answer },
		);
		expect(names(json)).toEqual(['order_update']);
	});

	it.each([
		[{ category: '={{ $json.v }}' }, /"Category" is "x"/],
		[{ status: '={{ $json.v }}' }, /"Status at Meta" is "x"/],
		[{ sendable: '={{ $json.v }}' }, /"Sendable" is "x", but must be true or false/],
		[{ name: '={{ $json.o }}' }, /"Name Contains" is an object/],
	])('refuses %j', async (templateFilters, reason) => {
		const { error, requests } = await getMany(
			{ templateFilters },
			{ items: [{ json: { v: 'x', o: {} } }] },
		);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('reads the filters once per item, not once per template', async () => {
		const many = Array.from({ length: 500 }, (_, index) => ({ name: `t${index}` }));
		const { context } = await getMany(
			{ returnAll: true, templateFilters: { name: '={{ $json.n }}' } },
			{ items: [{ json: { n: 't' } }], answer: () => ok(many) },
		);
		const read = jest.spyOn(context, 'getNodeParameter');
		const { PilotStatus } = await import('../../../nodes/PilotStatus/PilotStatus.node.ts');
		await new PilotStatus().execute.call(context);
		expect(read.mock.calls.filter(([name]) => name === 'templateFilters').length).toBeLessThan(4);
	});
});
