import { chosen, ok, runner } from './support.mts';

const update = runner('template', 'update');

describe('Update, Get and Delete of Template', () => {
	const target = { targetTemplateId: chosen('order update/1') };

	it('changes the content only, and the language where it is given', async () => {
		const same = await update({ ...target, templateBody: 'Hello.' });
		expect(same.requests[0]).toMatchObject({
			method: 'PUT',
			path: '/v1/templates/order%20update%2F1',
			body: { body: { body: { text: 'Hello.' } } },
		});
		expect(Object.keys(same.requests[0]?.body as object)).toEqual(['body']);
		const other = await update({
			...target,
			templateBody: 'Hello.',
			templateUpdateOptions: { language: 'es' },
		});
		expect(other.requests[0]?.body).toMatchObject({ language: 'es' });
	});

	it.each(['get', 'update', 'delete'])('%s needs a template', async (operation) => {
		const run = runner('template', operation);
		const { error, requests } = await run({ templateBody: 'x', targetTemplateId: chosen('') });
		expect(error?.message).toMatch(/"Template" is empty/);
		expect(requests).toEqual([]);
	});

	it.each(['get', 'update', 'delete'])('%s says that there is none of this name', async (op) => {
		const body = { error: 'x', code: 'TEMPLATE_NOT_FOUND' };
		const { error } = await runner('template', op)(
			{ ...target, templateBody: 'Hello.' },
			{ answer: () => ({ status: 404, body }) },
		);
		expect(error?.message).toMatch(/does not exist/);
	});

	it('delete tells that the template is gone', async () => {
		const run = runner('template', 'delete');
		const { json, requests } = await run(target, { answer: () => ok({ deleted: true, id: 't' }) });
		expect(json).toEqual([{ deleted: true }]);
		expect(requests[0]?.method).toBe('DELETE');
		expect((await run(target, { answer: () => ok([]) })).json).toEqual([{ deleted: true }]);
	});

	it('never says that a template is deleted when it is not', async () => {
		const { error } = await runner('template', 'delete')(target, {
			answer: () => ok({ deleted: false }),
		});
		expect(error?.message).toMatch(/did not delete/);
	});
});
