import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { answerInChat } from './answerInChat';
import { answerOnPage } from './answerOnPage';
import { warn } from './log';
import { faultPage } from './page';
import { answerNow, IGNORED, tryAgain } from './responses';
import { decodeState } from './state';

/**
 * Takes a request to the resume address, whose signature n8n has checked: a delivery of Pilot Status, or a person
 * on the page. Only an answer to this very question resumes the execution; anything else leaves it waiting.
 *
 * Never throws: n8n would end the waiting execution as failed.
 */
export async function resume(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const state = decodeState(context.getQueryData());
	if (state === undefined) return IGNORED;
	const isPage = state.terms.replyIn === 'page';
	try {
		return isPage ? answerOnPage(context, state) : await answerInChat(context, state);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		warn(context, `a request could not be read: ${reason}`, state.token);
		return isPage ? answerNow(context, faultPage(), 500) : tryAgain(context);
	}
}
