import type { IDataObject } from 'n8n-workflow';

import { isSameAddress } from '../../../nodes/PilotStatusTrigger/registeredUrl.ts';
import { FakeTrigger, publicAddress } from './fakeTrigger.mts';
import { type FakeRecord, FakeWebhookApi } from './fakeWebhookApi.mts';

/** A workflow that n8n keeps over its restarts, and the API that it talks to. */
export class World {
	readonly api = new FakeWebhookApi();
	readonly trigger: FakeTrigger;
	isActive = false;
	/** Whether the last thing n8n did succeeded, so that the webhook has to be as wanted. */
	isSettled = true;

	constructor() {
		this.api.unsupported = ['message.newsletter'];
		this.trigger = new FakeTrigger({ answer: this.api.answer });
		// others use the same number
		this.api.add('https://flows.example.com/webhook/other/webhook?token=theirs');
		this.api.add('https://example.com/pilot');
	}

	/** Runs hooks as n8n does; faults that they did not meet are over then. @returns whether they succeeded */
	async run(steps: () => Promise<void>): Promise<boolean> {
		try {
			await steps();
			return true;
		} catch {
			return false;
		} finally {
			this.api.faults = [];
		}
	}

	/** n8n is killed while it registers: what was done at the API stays, what n8n would have saved is gone. */
	async kill(request: number): Promise<void> {
		const saved = JSON.stringify(this.trigger.staticData);
		this.api.faults = [...Array<undefined>(request), 'lost'];
		await this.run(async () => await this.trigger.register());
		this.trigger.staticData = JSON.parse(saved) as IDataObject;
		this.isActive = true;
		this.isSettled = false;
	}

	/** Activation: n8n cleans up after a failure. */
	async activate(): Promise<void> {
		if (this.isActive) return;
		const hadFaults = this.api.faults.some((fault) => fault !== undefined);
		this.isActive = await this.run(async () => await this.registerOrClean());
		this.isSettled = this.isActive && !hadFaults;
	}

	/** n8n comes up, after a stop or a crash. */
	async restart(): Promise<void> {
		if (!this.isActive) return;
		const hadFaults = this.api.faults.some((fault) => fault !== undefined);
		// while Pilot Status cannot be asked, a known webhook is taken as there
		const done = await this.run(async () => await this.trigger.register());
		this.isSettled = done && !hadFaults;
	}

	async deactivate(): Promise<void> {
		if (!this.isActive) return;
		const hadFaults = this.api.faults.some((fault) => fault !== undefined);
		const done = await this.run(async () => void (await this.trigger.hook('delete')));
		this.isActive = false;
		this.isSettled = done && !hadFaults;
	}

	get ours(): FakeRecord[] {
		return [...this.api.records.values()].filter(({ url }) => isSameAddress(url, publicAddress));
	}

	check(): void {
		expect(this.api.records.size - this.ours.length).toBe(2);
		expect(this.ours.length).toBeLessThanOrEqual(1);
		if (!this.isSettled) return;
		expect(this.ours).toHaveLength(this.isActive ? 1 : 0);
		const [webhook] = this.ours;
		if (webhook === undefined) return;
		const wanted = this.trigger.given.events as string[] | undefined;
		expect(webhook).toMatchObject({
			url: `${publicAddress}?token=${this.trigger.token}`,
			active: true,
			events: (wanted ?? ['message.received']).filter((event) => event !== 'message.newsletter'),
		});
		expect(this.trigger.staticData.subscription).toMatchObject({ webhookId: webhook.id });
	}

	private async registerOrClean(): Promise<void> {
		try {
			await this.trigger.register();
		} catch (error) {
			await this.trigger.hook('delete');
			throw error;
		}
	}
}
