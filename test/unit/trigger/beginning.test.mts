import { deliver, listening, received, started } from './fakeTrigger.mts';

describe('a delivery whose execution n8n cannot begin', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	/** Lets all pauses pass. */
	async function over<T>(promise: Promise<T>): Promise<T> {
		await jest.advanceTimersByTimeAsync(10_000);
		return await promise;
	}

	it('starts the workflow when it is delivered again, and is a duplicate only after that', async () => {
		const trigger = listening({ cannotBegin: true });
		expect((await deliver(trigger, received())).items).toHaveLength(1);
		expect(trigger.staticData.seen).toBeUndefined();
		expect((await over(deliver(trigger, received()))).items).toHaveLength(1);
		trigger.given.cannotBegin = false;
		expect((await over(deliver(trigger, received()))).items).toHaveLength(1);
		expect(await started(trigger, received())).toEqual([]);
	});

	it('is started by one of the repetitions that come while n8n tries', async () => {
		const trigger = listening({ cannotBegin: true });
		await deliver(trigger, received());
		trigger.given.cannotBegin = false;
		const again = [1, 2, 3].map(async () => await deliver(trigger, received()));
		const outcomes = await over(Promise.all(again));
		expect(outcomes.filter(({ items }) => items !== undefined)).toHaveLength(1);
	});

	it('asks for a copy that came at the same moment to be delivered again, so that none is lost', async () => {
		const trigger = listening({ cannotBegin: true });
		const both = [deliver(trigger, received()), deliver(trigger, received())];
		const [first, second] = await over(Promise.all(both));
		expect(first?.items).toHaveLength(1);
		expect(second).toMatchObject({ items: undefined, status: 503 });
		trigger.given.cannotBegin = false;
		expect((await over(deliver(trigger, received()))).items).toHaveLength(1);
	});

	it('is not waited for when the node itself failed, as an option became unreadable', async () => {
		const trigger = listening({ options: { downloadMedia: true } });
		const media = { mediaLink: 'https://files.example.test/a.png' };
		let refuse: (reason: Error) => void = () => undefined;
		const broken = new Promise<never>((_, reject) => (refuse = reject));
		trigger.given.fetch = async () => await broken;
		const first = deliver(trigger, received(media));
		const second = deliver(trigger, received(media));
		refuse(new Error('cut'));
		const outcomes = await over(Promise.all([first, second]));
		expect(outcomes.filter(({ items }) => items !== undefined)).toHaveLength(1);
	});

	it('is waited for while n8n takes its time', async () => {
		const trigger = listening({ cannotBegin: true });
		const first = await deliver(trigger, received());
		const second = deliver(trigger, received());
		await jest.advanceTimersByTimeAsync(1_000);
		void first.result.webhookResponse;
		expect(await second).toMatchObject({
			items: undefined,
			result: { webhookResponse: { ignored: true } },
		});
	});
});
