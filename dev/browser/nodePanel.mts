import type { Locator, Page } from 'playwright-core';

import { waitUntil } from '../process/wait.mts';

/** The open panel of a node. Fields are named as in a saved workflow; the texts are those that a person reads. */
export class NodePanel {
	constructor(private readonly page: Page) {}

	private part(testId: string): Locator {
		return this.page.locator(`[data-test-id="${testId}"]:visible`);
	}

	/** A field; in a list with several entries, that of the entry with this position. */
	field(name: string, position = 0): Locator {
		return this.part('node-parameters')
			.locator(this.part(`parameter-input-${name}`))
			.nth(position);
	}

	/** The labels of all fields that are shown, from top to bottom, without that of the credential. */
	async labels(): Promise<string[]> {
		const labels = this.part('node-parameters')
			.locator(this.part('parameter-item'))
			.locator('[data-test-id="input-label"] label > div:first-child');
		return (await labels.allInnerTexts()).map((text) => text.trim());
	}

	/** The name of the credential that is chosen. */
	async credential(): Promise<string> {
		return await this.part('node-credentials-select').locator('input').inputValue();
	}

	/** Waits until fields with these labels are shown. */
	async shows(labels: readonly string[]): Promise<void> {
		for (const label of labels) await this.label(label).first().waitFor();
	}

	/** Waits until no fields with these labels are shown any more. */
	async lacks(labels: readonly string[]): Promise<void> {
		for (const label of labels) await this.label(label).first().waitFor({ state: 'hidden' });
	}

	private label(text: string): Locator {
		return this.part('node-parameters')
			.locator(this.part('input-label'))
			.getByText(text, { exact: true });
	}

	/** The names of the template's variables for which there are inputs. */
	async variables(): Promise<string[]> {
		const inputs = this.part('mapping-fields-container').locator(
			'[data-test-id^="parameter-input-"]:not([data-test-id="parameter-input-field"])',
		);
		const names: string[] = [];
		for (const input of await inputs.all()) {
			names.push(
				((await input.getAttribute('data-test-id')) ?? '').replace('parameter-input-', ''),
			);
		}
		return names;
	}

	/** The names of the fields that the node before gives, or will give, to this one. */
	async inputFields(): Promise<string[]> {
		const items = this.part('ndv-input-panel').locator('[data-test-id="run-data-schema-item"]');
		await items.first().waitFor();
		return (await items.allInnerTexts()).map((text) => text.trim().split('\n')[0] ?? '');
	}

	/** What a field shows as its value. */
	async value(name: string, position = 0): Promise<string> {
		return await this.field(name, position).locator('input, textarea').last().inputValue();
	}

	/** Opens the list of a field with options. */
	async open(name: string): Promise<void> {
		await (await this.opened(this.field(name).locator('input').first())).first().waitFor();
	}

	/**
	 * Opens the list that belongs to an input, and gives its options. By its ID: the list of another field may still be seen
	 * while it fades away, and who waits for one of its options waits for ever.
	 */
	private async opened(input: Locator): Promise<Locator> {
		await input.click();
		const id = (await input.getAttribute('aria-controls')) ?? '';
		return this.page.locator(`[id="${id}"] .el-select-dropdown__item`);
	}

	/** A picture of the panel, with the lists that are open over it. */
	async picture(): Promise<Buffer> {
		const box = await this.part('ndv').boundingBox();
		return await this.page.screenshot(box === null ? {} : { clip: box });
	}

	/** Chooses an option of a list by its name. */
	async choose(name: string, option: string, position = 0): Promise<void> {
		const options = await this.opened(this.field(name, position).locator('input'));
		await options.filter({ has: this.page.getByText(option, { exact: true }) }).click();
	}

	/** Writes a text into a field. */
	async fill(name: string, text: string, position = 0): Promise<void> {
		await this.field(name, position).locator('input, textarea').last().fill(text);
	}

	/** Opens the list of a picker, and gives its entries once they are there. */
	async entries(name: string): Promise<string[]> {
		await this.field(name).locator('[data-test-id="rlc-input"]').click();
		await this.part('rlc-item').first().waitFor();
		return (await this.part('rlc-item').allInnerTexts()).map((text) => text.trim());
	}

	/** Picks an entry of a picker whose list is open; the list is gone then. */
	async pick(entry: string): Promise<void> {
		await this.part('rlc-item')
			.filter({ has: this.page.getByText(entry, { exact: true }) })
			.click();
		await this.part('rlc-item').first().waitFor({ state: 'hidden' });
	}

	/** Adds an entry to a list of fields. */
	async add(name: string): Promise<void> {
		await this.part(`fixed-collection-${name}`)
			.locator('[data-test-id="fixed-collection-add"]')
			.click();
	}

	/** Presses the button for running the node. */
	async execute(): Promise<void> {
		await this.part('node-execute-button').click();
	}

	/** What the node gave out, as JSON, once the editor shows that it was successful. */
	async output(): Promise<unknown> {
		const panel = this.part('output-panel');
		await this.part('node-run-status-success').waitFor();
		await panel.locator('[data-test-id="radio-button-json"]').click();
		return await waitUntil(async () => wholeJson(await panel.locator('.json-data').innerText()), {
			for: 'all lines of the output',
		});
	}

	/** The sentence of a failed run and what to do about it. */
	async error(): Promise<{ message: string; description: string }> {
		const message = await this.part('node-error-message').innerText();
		return { message, description: await this.part('node-error-description').innerText() };
	}

	/** Closes the panel. */
	async close(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.page.locator('[data-test-id="ndv"]').waitFor({ state: 'hidden' });
	}
}

/** What the editor shows as JSON; undefined as long as it shows only the first lines, since it has not yet measured how many fit. */
function wholeJson(shown: string): unknown {
	try {
		// The editor indents with spaces that no JSON has.
		return JSON.parse(shown.replaceAll('\u00a0', ' '));
	} catch {
		return undefined;
	}
}
