import type { IDataObject } from 'n8n-workflow';

import { idOf } from '../../../../shared/deliveries/contact';
import { InvalidInput } from '../../../../shared/invalidInput';
import { isSameNumber, readPhoneList } from '../../../../shared/phone';
import type { ReplyIn } from '../../../waiting/question';

const LABEL = 'Approvers';

/**
 * Reads who may answer; nobody in the list means everybody who gets the message.
 *
 * @throws {InvalidInput} when the option is there and empty, which would let everybody answer; for a page, which cannot tell
 *   who answers; and when the one contact who is asked is not among them, so that no answer could ever count
 */
export function readApprovers(
	options: IDataObject,
	replyIn: ReplyIn,
	destination: IDataObject,
): string[] {
	if (!Object.hasOwn(options, 'approvers')) return [];
	const approvers = readPhoneList(options.approvers, LABEL);
	if (replyIn === 'page') {
		throw new InvalidInput(
			`"${LABEL}" needs answers in the chat: a page cannot tell who answers`,
			'Set Reply In to Chat, or remove the option',
		);
	}
	const contact = idOf(destination.destinationNumber);
	if (contact !== undefined && !approvers.some((approver) => mayBe(approver, contact))) {
		throw new InvalidInput(
			`"${LABEL}" holds ${approvers.join(', ')}, but only ${contact} gets the message and can answer`,
			'Add that number to the approvers, send the question to an approver, or ask in a group',
		);
	}
	return approvers;
}

/** A phone number and a business-scoped user ID may be the same person: only deliveries tell. */
function mayBe(approver: string, contact: string): boolean {
	return isSameNumber(approver, contact) || approver.startsWith('+') !== contact.startsWith('+');
}
