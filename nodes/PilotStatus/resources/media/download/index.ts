import type { RequestOperation } from '../../../operation';
import { explainDownload } from './explain';
import { poll } from './poll';
import { toItems } from './output';
import { properties } from './properties';
import { toRequest } from './request';

/** Puts the file of a received message into binary data. */
export const download: RequestOperation = {
	value: 'download',
	name: 'Download',
	action: 'Download media',
	description: 'Download the image, video, document or voice note of a received message',
	kind: 'other',
	// a file is in memory two or three times at once: as base64 in the answer, and as content
	maxConcurrency: 2,
	properties,
	toRequest,
	poll,
	toItems,
	explain: explainDownload,
};
