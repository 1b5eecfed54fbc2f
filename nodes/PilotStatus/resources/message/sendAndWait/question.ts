import type { IDataObject } from 'n8n-workflow';

/** Names the kind of answer that is waited for. */
export type ResponseType = 'approval' | 'choices' | 'freeText';

/** Where the contact answers: in the WhatsApp chat, or on a page of this n8n. */
export type ReplyIn = 'chat' | 'page';

/** Holds what decides whether a reply answers a question. It is fixed when the question is asked. */
export interface Terms {
	/** The one field of the request that names the destination. */
	destination: IDataObject;
	responseType: ResponseType;
	replyIn: ReplyIn;
	/** Labels of the buttons: approve (and decline), or the choices; none for a free text. */
	labels: string[];
	/** Words that count as approval and as refusal beside the labels. */
	words: { approve: readonly string[]; decline: readonly string[] };
	/** Only these numbers may answer; empty: whoever gets the message. */
	approvers: string[];
	/** Stems of refusing verbs that the question asks about, which therefore decline nothing. */
	about?: string[];
	/** The labels may be chosen by their number. */
	byNumber?: boolean;
	/** An answer counts also when it quotes nothing, while this is the question asked last to the contact. */
	acceptsPlain?: boolean;
	/** Text for a contact whose reply was not understood. */
	unclearReply?: string;
}

/** A question to a person, as the item asks for it. */
export interface Question extends Terms {
	text: string;
	/** When n8n stops waiting. */
	until: Date;
	/** Text of the button that opens the page. */
	pageLabel: string;
}

/** Position of the label of approve in {@link Terms.labels}. */
export const APPROVE = 0;
/** Position of the label of decline in {@link Terms.labels}. */
export const DECLINE = 1;

/** Takes out of a question what decides about answers to it. */
export function termsOf(question: Question): Terms {
	const { destination, responseType, replyIn, labels, words, approvers } = question;
	const { about, byNumber, acceptsPlain, unclearReply } = question;
	return {
		destination,
		responseType,
		replyIn,
		labels,
		words,
		approvers,
		...(about === undefined ? {} : { about }),
		...(byNumber === undefined ? {} : { byNumber }),
		...(acceptsPlain === undefined ? {} : { acceptsPlain }),
		...(unclearReply === undefined ? {} : { unclearReply }),
	};
}
