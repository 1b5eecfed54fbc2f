import type { Finished, Scenario } from './types.mts';

const names = ['order_ready', 'order_late'];
const created = {
	header: { type: 'TEXT', text: 'Order {{order_id}}' },
	body: { text: 'Hello {{name}}, your order is on its way.' },
	footer: { text: 'Example Shop' },
	buttons: [
		{ type: 'QUICK_REPLY', text: 'Thanks' },
		{ type: 'URL', text: 'Track it', url: 'https://example.com/track/{{code}}' },
		{ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+5511999999999' },
		{ type: 'COPY_CODE', example: ['SAVE10'] },
	],
};
const updated = {
	header: { type: 'IMAGE', url: 'https://example.com/door.png' },
	body: { text: 'Hello {{name}}, it is at your door.' },
};

/** Templates of an official number: created, found, changed, listed, deleted; with names that are taken or refused. */
export const templates: Scenario = {
	title: 'templates from creation to deletion',
	file: 'templates',
	key: 'ps_sandbox_meta',
	// the sandbox has Meta refuse names that begin with "refuse_me"
	prepare: () => [...names, 'refuse_me_please', ' '].map((name) => ({ name })),
	verify: async (finished) => {
		verifyCreation(finished);
		verifyChanges(finished);
		const { ask, sandbox } = finished;
		expect(await ask('/v1/templates/order_late')).toMatchObject({
			status: 200,
			body: { category: 'UTILITY', metaLanguage: 'en_US', metaStatus: 'PENDING', body: updated },
		});
		expect((await ask('/v1/templates/order_ready')).status).toBe(404);
		const made = sandbox.control.requests({ method: 'POST', path: '/v1/templates' });
		// two created, one refused by Meta, two whose name is taken; the empty name was not sent
		expect(made.map(({ status }) => status).sort()).toEqual([201, 201, 400, 409, 409]);
	},
};

function verifyCreation({ json, errors, hints }: Finished): void {
	expect(json('Create')).toEqual(
		names.map((name) => ({
			id: expect.any(String) as string,
			name,
			category: 'UTILITY',
			metaStatus: 'PENDING',
		})),
	);
	expect(hints('Create')).toEqual([expect.stringContaining('Meta reviews the template now')]);
	expect(errors('Create')).toMatchObject([
		{ code: 'META_TEMPLATE_SUBMIT_FAILED', message: 'Meta did not accept the template' },
		{ code: 'INVALID_INPUT', message: '"Template Name" is empty' },
	]);
	expect(json('Create Again')).toEqual([]);
	expect(errors('Create Again')).toMatchObject(
		names.map(() => ({
			message: 'A template with this name already exists',
			httpStatus: 409,
			mayHaveBeenSent: false,
		})),
	);
}

function verifyChanges({ json, errors, hints }: Finished): void {
	const ids = json('Create').map(({ id }) => id);
	expect(json('Get')).toMatchObject(
		names.map((name, index) => ({ id: ids[index], name, body: created, sendable: false })),
	);
	const [first] = json('Get') as Array<{ variables: string[] }>;
	expect(first?.variables.toSorted()).toEqual(['code', 'name', 'order_id']);
	expect(json('Update')).toMatchObject(names.map((name) => ({ name, metaStatus: 'PENDING' })));
	expect(hints('Update')).toHaveLength(1);
	expect(json('Get Many')).toMatchObject([
		{ id: ids[0], name: 'order_ready', body: updated, variables: ['name'] },
	]);
	expect(json('Delete')).toEqual([{ deleted: true }]);
	expect(json('Get Deleted')).toEqual([]);
	expect(errors('Get Deleted')).toMatchObject([{ code: 'TEMPLATE_NOT_FOUND', httpStatus: 404 }]);
}
