import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	LETTING_ALL_IN,
	LOOKED_AT,
} from '../../../../nodes/PilotStatus/resources/conversation/waitUntilQuiet/executions.ts';
import { PilotStatusTrigger } from '../../../../nodes/PilotStatusTrigger/PilotStatusTrigger.node.ts';
import { ana, pass } from './playing.mts';
import { plainTrigger, QuietWorld } from './world.mts';

test('every option of the trigger was thought of', () => {
	const { properties } = new PilotStatusTrigger().description;
	const options = properties.find(({ name }) => name === 'options')?.options as INodeProperties[];
	expect([...LETTING_ALL_IN, ...LOOKED_AT].sort()).toEqual(options.map(({ name }) => name).sort());
});

describe('the execution of a message ends for a newer one that the trigger certainly lets in', () => {
	beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-02T12:00:00Z') }));
	afterEach(() => jest.useRealTimers());

	/** Whether the execution of a message ends although nothing of the newer one has reached n8n. */
	async function ends(parameters: IDataObject | undefined, newer: object = {}): Promise<boolean> {
		const world = new QuietWorld({ before: [{ ...plainTrigger, parameters }] });
		world.write({ contact: ana, content: 'hi', ...newer });
		await pass(2_000);
		world.write({ contact: ana, content: 'are you open?', copies: 0, ...newer });
		await pass(30_000);
		expect(world.finished).toHaveLength(1);
		return world.turns.length === 0;
	}

	const received = { events: ['message.received'] };
	it.each([
		['with the defaults', {}, true],
		['with all events', { events: ['*'] }, true],
		['with other events only', { events: ['message.reply'] }, false],
		[
			'with options that let all in',
			{ ...received, options: { downloadMedia: true, senders: ana } },
			true,
		],
		['with an option of a later version', { ...received, options: { onlyAtNight: true } }, false],
		[
			'with limits that are off',
			{ ...received, options: { maxPerContact: 0, ignoreOlderThan: 0, pauseAfterPerson: 0 } },
			true,
		],
		[
			'within the limits',
			{ ...received, options: { maxPerContact: 2, ignoreOlderThan: 1, pauseAfterPerson: 10 } },
			true,
		],
		['over the limit', { ...received, options: { maxPerContact: 1 } }, false],
		['with options of an expression', { ...received, options: '={{ $json }}' }, false],
		['with events of an expression', { events: '={{ ["message.status"] }}' }, false],
		['with parameters that n8n does not tell', undefined, false],
	])('%s', async (_, parameters, expected) => {
		expect(await ends(parameters)).toBe(expected);
	});

	it.each([
		[['message.group'], true],
		[['message.received'], false],
	])('in a group with %j', async (events, expected) => {
		expect(await ends({ events }, { group: '120363000000000000@g.us' })).toBe(expected);
	});

	it.each([
		[['message.received'], false],
		[['message.received', 'message.reply'], true],
	])('when it quotes, with %j', async (events, expected) => {
		expect(await ends({ events }, { quotes: 'wamid.our' })).toBe(expected);
	});

	it('not when somebody of the business wrote meanwhile and that pauses the trigger', async () => {
		const before = [
			{ ...plainTrigger, parameters: { ...received, options: { pauseAfterPerson: 10 } } },
		];
		const world = new QuietWorld({ before });
		world.write({ contact: ana, content: 'hi' });
		await pass(1_000);
		world.answer(ana);
		await pass(1_000);
		world.write({ contact: ana, content: 'are you open?', copies: 0 });
		await pass(30_000);
		expect(world.turns).toHaveLength(1);
	});
});
