import type { Locator, Page } from 'playwright-core';

/** The dialog in which a credential is made or changed. */
export class CredentialDialog {
	constructor(private readonly page: Page) {}

	private get dialog(): Locator {
		const body = this.page.locator('[data-test-id="credential-edit-dialog"]');
		return this.page.locator('.el-dialog:visible').filter({ has: body });
	}

	/** Opens the dialog for a new credential from the open panel of a node, whether or not there is a credential already. */
	async openNew(): Promise<void> {
		const select = this.page.locator('[data-test-id="node-credentials-select"]:visible');
		const empty = this.page.locator('[data-test-id="node-credentials-empty-state"]:visible');
		await select.or(empty).first().waitFor();
		if (await empty.isVisible()) {
			await empty.getByRole('button').first().click();
		} else {
			await select.click();
			await this.page.locator('[data-test-id="node-credentials-select-item-new"]:visible').click();
		}
		await this.dialog.waitFor();
	}

	/** Opens the credential that is chosen in the open panel of a node, upon which n8n tests it. */
	async openStored(): Promise<void> {
		await this.page.locator('[data-test-id="credential-edit-button"]:visible').click();
		await this.dialog.waitFor();
	}

	/** The labels of the fields, from top to bottom. */
	async labels(): Promise<string[]> {
		const labels = this.dialog.locator(
			'[data-test-id="credential-connection-parameter"] label > div:first-child',
		);
		// A required field bears an asterisk.
		return (await labels.allInnerTexts()).map((text) => text.replace('*', '').trim());
	}

	/** Writes a text into a field. */
	async fill(name: string, text: string): Promise<void> {
		const input = this.dialog.locator(`[data-test-id="parameter-input-${name}"] input`).last();
		await input.fill(text);
		// The editor takes over what was written when the field is left.
		await input.blur();
	}

	/** Saves, upon which n8n tests the credential. */
	async save(): Promise<void> {
		await this.dialog.locator('[data-test-id="credential-save-button"]').click();
	}

	/** Where it is said that the test succeeded. */
	get success(): Locator {
		return this.dialog.locator('[data-test-id="credentials-config-container-test-success"]');
	}

	/** Waits until the dialog says that the test failed, and for this reason. */
	async refuses(reason: string): Promise<void> {
		await this.dialog.getByText('Couldn’t connect with these settings').waitFor();
		await this.dialog.getByText('More details').click();
		await this.dialog.getByText(reason).waitFor();
	}

	/** A picture of the dialog. */
	async picture(): Promise<Buffer> {
		return await this.dialog.screenshot();
	}

	/** Closes the dialog. */
	async close(): Promise<void> {
		await this.dialog.locator('.el-dialog__headerbtn').click();
		await this.closed();
	}

	/** Waits until the dialog is closed. */
	async closed(): Promise<void> {
		await this.dialog.waitFor({ state: 'hidden' });
	}
}
