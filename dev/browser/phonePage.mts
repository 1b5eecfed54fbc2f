import type { Locator, Page } from 'playwright-core';

import { waitUntil } from '../process/wait.mts';

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

	/** The contact writes a message; several lines are one message. */
	async write(contact: string, text: string): Promise<void> {
		const composer = this.phone(contact).locator('.composer');
		await composer.locator('textarea').fill(text);
		await composer.locator('button.send').click();
	}

	/** Has each line of later texts sent as a message, with so many seconds between them. */
	async sendEachLine(contact: string, seconds: number): Promise<void> {
		const composer = this.phone(contact).locator('.composer');
		await composer.locator('input[type=number]').fill(String(seconds));
		await composer.locator('input[type=checkbox]').check();
	}

	/** Chooses who writes later messages: a member of the group, or `own` for the business on its phone. */
	async writeAs(contact: string, speaker: string): Promise<void> {
		await this.phone(contact).locator('.speaker').selectOption(speaker);
	}

	/** The contact attaches a file. */
	async attach(contact: string, name: string, mimeType: string, buffer: Buffer): Promise<void> {
		const input = this.phone(contact).locator('input[type=file]');
		await input.setInputFiles({ name, mimeType, buffer });
	}

	/** Waits until the last message with sound can be played. */
	async plays(contact: string): Promise<void> {
		const selector = JSON.stringify(`.phone[data-chat="${contact}"] audio`);
		// The page lets no text be run as a script later, so it is asked again and again.
		const script = `[...document.querySelectorAll(${selector})].at(-1)?.duration > 0.5`;
		const playable = async () => (await this.page.evaluate<boolean>(script)) || undefined;
		await waitUntil(playable, { for: 'a sound that can be played' });
	}

	/** Presses a button of the phone by its name: of a call, of the composer, of a message. */
	async press(contact: string, name: string): Promise<void> {
		await this.phone(contact).getByRole('button', { name }).last().click();
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
