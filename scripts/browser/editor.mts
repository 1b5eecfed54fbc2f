import type { Locator, Page } from 'playwright-core';

import type { Owner } from '../n8n/client.mts';

/** The editor of one n8n in one tab of a browser, used as a person does. Each step waits until the editor is there for it. */
export class Editor {
	constructor(
		readonly page: Page,
		/** Address of the n8n. */
		readonly url: string,
	) {}

	/** What n8n itself names for tests. */
	part(testId: string): Locator {
		return this.page.locator(`[data-test-id="${testId}"]`);
	}

	/** Signs in through the form. */
	async signIn(owner: Owner): Promise<void> {
		await this.page.goto(`${this.url}/signin`);
		await this.page.fill('input[name=emailOrLdapLoginId]', owner.email);
		await this.page.fill('input[name=password]', owner.password);
		await this.part('form-submit-button').click();
		await this.page.waitForURL(/\/(home|workflow)/);
	}

	/** Opens a stored workflow; its nodes are on the canvas then. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.part('canvas-node').first().waitFor();
	}

	/** Opens an empty workflow. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.part('canvas-plus-button').waitFor();
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Waits until the canvas shows that a node is done, or that it waits for something from outside. */
	async nodeIs(name: string, state: 'success' | 'waiting'): Promise<void> {
		const node = this.node(name);
		// A finished node bears a mark, a waiting one only a frame.
		const done = node.locator('[data-test-id="canvas-node-status-success"]');
		await (state === 'success' ? done : node.and(this.page.locator('.waiting'))).waitFor();
	}

	/** Opens a node's panel. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.part('node-parameters').waitFor();
	}

	/** Closes the open panel. */
	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.part('ndv').waitFor({ state: 'hidden' });
	}

	/** Presses the open node's button for running it. */
	async execute(): Promise<void> {
		await this.part('node-execute-button').click();
	}
}
