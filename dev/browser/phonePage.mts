import type { Locator, Page } from 'playwright-core';

/** The sandbox's page of simulated phones, used as the contacts use it. */
export class PhonePage {
	constructor(readonly page: Page) {}

	/** Opens the page and waits until it hears of changes. */
	async open(sandboxUrl: string): Promise<void> {
		await this.page.goto(`${sandboxUrl}/`);
		await this.page.locator('#live.on').waitFor();
	}

	/** The phone of a contact, or the chat of a group or channel. */
	phone(chatId: string): Locator {
		return this.page.locator(`.phone[data-chat="${chatId}"]`);
	}

	/** Opens the phone of a contact who has no message yet, in the chat with this number of the business. */
	async openPhone(contact: string, numberId: string): Promise<void> {
		await this.page.locator('#open-number').selectOption(numberId);
		await this.page.locator('#open-phone').fill(contact);
		await this.page.locator('#open button').click();
		await this.phone(contact).waitFor();
	}

	/** The contact writes a message. */
	async write(contact: string, text: string): Promise<void> {
		const composer = this.phone(contact).locator('.composer');
		await composer.locator('input[type=text]').fill(text);
		await composer.locator('button.send').click();
	}

	/** The contact taps a button, as soon as its message has arrived. */
	async tap(contact: string, button: string): Promise<void> {
		await this.phone(contact).locator('button.choice:enabled', { hasText: button }).last().click();
	}

	/** Waits until a text stands on the contact's phone. */
	async shows(contact: string, text: string): Promise<void> {
		await this.phone(contact).locator('.bubble', { hasText: text }).last().waitFor();
	}
}
