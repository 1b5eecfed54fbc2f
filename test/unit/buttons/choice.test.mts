import { text, to } from '../../support/attempt.mts';
import { json, site, yes } from './support.mts';

describe('Specify Buttons', () => {
	const leftovers = {
		buttons: { values: [yes] },
		buttonsJson: '[{',
		header: { value: { type: 'image', content: 'x' } },
		footer: 'F'.repeat(61),
	};

	it.each([{}, { buttonsMode: 'none' }])('%j reads nothing that it hides', async (mode) => {
		// n8n itself drops hidden values only where no expression decides about them
		const { body, error } = await text(mode, { forced: leftovers });
		expect(error).toBeUndefined();
		expect(body).toEqual({ ...to, text: 'Hello' });
	});

	it('reads only the fields, or only the JSON', async () => {
		const built = await text(
			{ buttonsMode: 'fields', buttons: { values: [yes] } },
			{ forced: { buttonsJson: '[{' } },
		);
		expect(built.body?.buttons).toEqual([yes]);
		const written = await text(
			{ buttonsMode: 'json', buttonsJson: JSON.stringify([site]) },
			{ forced: { buttons: { values: [{ type: 'poll' }] } } },
		);
		expect(written.body?.buttons).toEqual([site]);
	});

	it('can be chosen item by item', async () => {
		const parameters = {
			buttonsMode: '={{ $json.mode }}',
			buttonsJson: '={{ $json.b }}',
			footer: 'Shop',
		};
		const without = await text(parameters, { item: { json: { mode: 'none' } } });
		expect(without.body).toEqual({ ...to, text: 'Hello' });
		const beside = await text(parameters, { item: { json: { mode: 'json', b: ['Yes'] } } });
		expect(beside.body).toMatchObject({ buttons: [{ displayText: 'Yes' }], footer: 'Shop' });
	});

	it('shows header and footer beside buttons', async () => {
		const { body } = await text({
			buttonsMode: 'fields',
			buttons: { values: [yes] },
			header: { value: { type: 'text', content: ' Your order ' } },
			footer: ' Shop ',
		});
		expect(body).toMatchObject({ header: { type: 'text', content: 'Your order' }, footer: 'Shop' });
	});

	it.each([
		[{ buttonsMode: 'fields' }, '"Buttons" has no button'],
		[{ buttonsMode: 'fields', buttons: { values: [] } }, '"Buttons" has no button'],
		[{ buttonsMode: 'fields', footer: 'Shop' }, '"Buttons" has no button'],
		[{ buttonsMode: 'json' }, '"Buttons (JSON)" has no button'],
		[{ buttonsMode: 'json', buttonsJson: ' ' }, '"Buttons (JSON)" has no button'],
		[{ buttonsMode: 'json', buttonsJson: '={{ $json.none }}' }, '"Buttons (JSON)" has no button'],
		[{ buttonsMode: 'json', buttonsJson: '{"buttons":[]}' }, '"Buttons (JSON)" has no button'],
	])('%j asks for a button', async (parameters, sentence) => {
		const { error, requests } = await text(parameters);
		expect(error?.message).toContain(sentence);
		expect(error?.description).toBe('Add a button, or set "Specify Buttons" to None');
		expect(requests).toEqual([]);
	});

	it('refuses a choice that an expression made up', async () => {
		const { error } = await text({}, { forced: { buttonsMode: 'auto' } });
		expect(error?.message).toContain('"Specify Buttons" is "auto"');
		expect(error?.description).toContain('none, fields, json');
	});
});

describe('a number to call without +', () => {
	const call = { buttonsMode: 'json', buttonsJson: '[{"text":"Call","phone":"(11) 4000-0000"}]' };

	it('is read with the country of Sending Options', async () => {
		const { body } = await text({ ...call, sendingOptions: { country: 'br' } });
		expect(body?.buttons).toEqual([
			{ type: 'call', displayText: 'Call', phoneNumber: '+551140000000' },
		]);
	});

	it('is refused without a country', async () => {
		const { error, requests } = await text(call);
		expect(error?.message).toMatch(/^Button 1 \("Call"\) in "Buttons \(JSON\)": "phone" is /);
		expect(requests).toEqual([]);
	});
});

describe('the header', () => {
	it.each([
		[{ content: '' }, '"Header Content" is empty'],
		[{ type: 'image', content: ' ' }, '"Header Content" is empty'],
		[{ type: 'audio', content: 'x' }, '"Header Type" is "audio"'],
		[{ type: 'image', content: 'x' }, '"Header Content"'],
		[{ type: 'image', content: 'https://a.b/x, https://a.b/y' }, '"Header Content"'],
		[{ type: 'text', content: 'H'.repeat(61) }, '"Header Content" is longer than 60 characters'],
		[{ type: 'text', content: {} }, '"Header Content" is an object'],
	])('%j is refused', async (value, sentence) => {
		const { error, requests } = await json([yes], { header: { value } });
		expect(error?.message).toContain(sentence);
		expect(requests).toEqual([]);
	});

	it('takes its type in any case', async () => {
		const header = { value: { type: 'IMAGE', content: ' https://example.com/a.png ' } };
		const { body } = await text(
			{ buttonsMode: 'json', buttonsJson: '["Yes"]' },
			{ forced: { header } },
		);
		expect(body?.header).toEqual({ type: 'image', content: 'https://example.com/a.png' });
	});
});
