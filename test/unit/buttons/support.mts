import type { IDataObject } from 'n8n-workflow';

import { text } from '../../support/attempt.mts';

/** A quick reply, as the API takes it. */
export const yes = { type: 'reply', displayText: 'Yes', id: 'yes' };
/** A button that opens a page, as the API takes it. */
export const site = { type: 'url', displayText: 'Site', url: 'https://example.com' };

/** Sends buttons built in the editor. */
export const fields = (...values: unknown[]) =>
	text({ buttonsMode: 'fields', buttons: { values } });

/** Sends buttons that an expression gives. */
export const json = (b: unknown, more: IDataObject = {}) =>
	text(
		{ buttonsMode: 'json', buttonsJson: '={{ $json.b }}', ...more },
		{ item: { json: { b: b as IDataObject } } },
	);
