import { contact, type Examples } from './running.mts';

const fileName = 'appointment-reminder.json';
const hourMs = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * hourMs).toISOString();

/** The example that schedules reminders and takes them back. */
export function remindsOfAppointments(examples: Examples): void {
	describe('appointment reminder', () => {
		const call = async (what: 'booked' | 'cancelled', body: object) =>
			await examples.environment().n8n.client.callWebhook(`pilot-status-appointment-${what}`, body);
		const book = async (appointmentId: string, startsAt: string, phone = contact) =>
			await call('booked', { appointmentId, phone, startsAt });

		it('schedules the reminder for the day before, and cancels the right one', async () => {
			await examples.activate(fileName);
			const startsAt = '2090-05-20T14:30:00-03:00';

			const booked = await book('A7', startsAt);
			const other = await book('A8', inHours(72), '+5511900000002');
			const [message] = await examples.sentTo(contact, 1);
			expect(booked).toMatchObject({ status: 201, body: { messageId: message?.id } });
			expect(Date.parse((booked.body as { remindAt: string }).remindAt)).toBe(
				Date.parse('2090-05-19T14:30:00-03:00'),
			);
			expect(message?.body).toMatchObject({
				templateId: 'appointment',
				variables: { 1: '20 May', 2: '17:30' },
			});
			expect(message?.status).toBe('QUEUED');
			expect(Date.parse(String(message?.body['deliverAt']))).toBe(
				Date.parse('2090-05-19T14:30:00-03:00'),
			);
			expect(Date.parse(String(message?.body['deliverUntil']))).toBe(Date.parse(startsAt));

			const cancelled = await call('cancelled', { appointmentId: 'A7' });
			expect(cancelled).toEqual({
				status: 200,
				body: { cancelled: true, messageId: message?.id },
			});
			expect(examples.control.message(message?.id ?? '')?.status).toBe('CANCELED');
			const otherId = (other.body as { messageId: string }).messageId;
			expect(examples.control.message(otherId)?.status).toBe('QUEUED');
			expect(await call('cancelled', { appointmentId: 'A7' })).toEqual({
				status: 404,
				body: { cancelled: false, reason: 'There is no reminder for this appointment' },
			});
		});

		it('schedules nothing for an appointment within a day or for a wrong number', async () => {
			await examples.activate(fileName);
			expect(await book('B1', inHours(3))).toEqual({
				status: 422,
				body: { scheduled: false, reason: 'The appointment is less than a day away' },
			});
			expect(await book('B2', inHours(72), '11 90000-0001')).toEqual({
				status: 422,
				body: { scheduled: false, reason: expect.stringContaining('country code') as unknown },
			});
			expect(examples.control.accepted()).toEqual([]);
		});

		it('says that a reminder which went out cannot be taken back', async () => {
			await examples.activate(fileName);
			const booked = await book('C1', inHours(25));
			const { messageId } = booked.body as { messageId: string };
			examples.control.clock({ advanceMs: 2 * hourMs });
			await examples.becomes(messageId, 'READ');
			expect(await call('cancelled', { appointmentId: 'C1' })).toMatchObject({
				status: 404,
				body: { cancelled: false, reason: expect.stringContaining('can be canceled') as unknown },
			});
		});
	});
}
