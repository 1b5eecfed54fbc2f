import { contact, type Examples } from './running.mts';
import { fillIn } from './formVisitor.mts';

const fileName = 'welcome-from-a-form.json';

/** The example that greets whoever leaves a number in a form. */
export function welcomesFromForm(examples: Examples): void {
	describe('welcome from a form', () => {
		const makeTemplate = async (): Promise<void> =>
			await examples.callApi('/templates', {
				name: 'welcome',
				category: 'UTILITY',
				language: 'en_US',
				body: 'Hello {{name}}, good to have you with us.',
				examples: { name: 'Ana' },
			});

		it('sends the template and thanks on the last page', async () => {
			await makeTemplate();
			const workflow = await examples.activate(fileName);
			const { html } = await fillIn(examples.environment(), workflow, [
				'Ana',
				'+55 (11) 90000-0001',
				'["You may write to me on WhatsApp"]',
			]);
			expect(html).toContain('Thank you, Ana!');
			const [message] = await examples.sentTo(contact, 1);
			expect(message?.body).toEqual({
				destinationNumber: contact,
				templateId: 'welcome',
				variables: { name: 'Ana' },
			});
			await examples.executions(workflow, 1);
		});

		it('asks the visitor to check a number that has no country code, and sends nothing', async () => {
			await makeTemplate();
			const workflow = await examples.activate(fileName);
			const { html } = await fillIn(examples.environment(), workflow, [
				'Ana',
				'11 90000-0001',
				'["You may write to me on WhatsApp"]',
			]);
			expect(html).toContain('We could not write to you');
			expect(html).toContain('check the number 11 90000-0001');
			await examples.executions(workflow, 1);
			expect(examples.control.accepted()).toEqual([]);
		});
	});
}
