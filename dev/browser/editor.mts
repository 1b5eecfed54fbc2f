import type { Locator, Page } from 'playwright-core';

import type { Owner } from '../n8n/client.mts';
import { NodePanel } from './nodePanel.mts';

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

	/** Waits until the canvas shows that a node is done, has failed, or waits for something from outside. */
	async nodeIs(name: string, state: 'success' | 'error' | 'waiting'): Promise<void> {
		const node = this.node(name);
		const marks = {
			success: node.locator('[data-test-id="canvas-node-status-success"]'),
			error: node.locator('[data-test-id="node-issues"]'),
			// A waiting node bears no mark of its own, only a frame.
			waiting: node.and(this.page.locator('.waiting')),
		};
		await marks[state].waitFor();
	}

	/** Opens a node's panel. */
	async openNode(name: string): Promise<NodePanel> {
		await this.node(name).dblclick();
		return await this.panel();
	}

	/** The panel of a node that opens or is open. */
	async panel(): Promise<NodePanel> {
		await this.part('node-parameters').waitFor();
		return new NodePanel(this.page);
	}

	/** Presses the button for running the whole workflow. */
	async executeWorkflow(): Promise<void> {
		await this.part('execute-workflow-button').click();
	}

	/** Activates the open workflow, which newer versions of n8n call publishing, and puts away the dialog that tells about it. */
	async publish(): Promise<void> {
		await this.part('workflow-open-publish-modal-button').click();
		await this.part('workflow-publish-button').click();
		await this.page.getByRole('button', { name: 'Got it' }).click();
	}

	/** Changes to the list of the open workflow's executions. */
	async openExecutions(): Promise<void> {
		await this.part('radio-button-executions').click();
		await this.part('executions-sidebar').waitFor();
	}

	/** Waits until the list of executions shows one that succeeded, and gives its id. */
	async succeededExecution(): Promise<string> {
		const entry = this.page.locator('[data-test-id^="execution-details-"]').first();
		await entry.filter({ hasText: 'Succeeded' }).waitFor();
		return ((await entry.getAttribute('data-test-id')) ?? '').replace('execution-details-', '');
	}

	/** Opens the list of nodes and searches in it; ours is found then. */
	async searchNodes(text: string): Promise<void> {
		await this.part('node-creator-plus-button').click();
		const bar = this.part('node-creator-search-bar');
		await bar.fill(text);
		await this.part('node-creator-item-name').filter({ hasText: 'Pilot Status' }).waitFor();
	}

	/** The names that the list of nodes shows. */
	async nodeNames(): Promise<string[]> {
		const names = await this.part('node-creator-item-name').allInnerTexts();
		return names.map((name) => name.trim());
	}

	/** Closes the list of nodes. */
	async closeNodes(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.part('node-creator-search-bar').waitFor({ state: 'hidden' });
	}

	/** Opens an entry of the list of nodes, or of the actions of a node. */
	async chooseNode(name: string): Promise<void> {
		await this.part('node-creator-item-name')
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.click();
	}

	/** Unfolds the actions or the triggers of the node whose page is open in the list. */
	async unfold(category: 'Actions' | 'Triggers'): Promise<void> {
		await this.part('node-creator-category-item').filter({ hasText: category }).click();
	}
}
