import type { CatalogueEntry } from '../../../../shared/api/catalogue';
import type { Failure } from '../../../../shared/api/request';
import { reword } from '../../shared/explain';

/** What the statuses of a download mean; they come without a code (docs/api-reference.md 10). */
const BY_STATUS: Readonly<Record<number, CatalogueEntry>> = {
	400: {
		message: 'Pilot Status cannot fetch files by ID for this WhatsApp number',
		description:
			'Only official Meta numbers have media IDs. For other numbers, set "Download From" to Media Link. On a Meta number, check in the Pilot Status dashboard that it is connected',
	},
	404: {
		message: 'Pilot Status did not find the file',
		description:
			'Files are available only for a few minutes after their message arrives. Check that Media ID and Phone Number ID are from the same message, and that the key belongs to that number. If the message has a media link, set "Download From" to Media Link',
	},
	500: {
		message: 'Pilot Status could not fetch the file from Meta',
		description:
			'Try again soon: files are available only for a few minutes after their message arrives',
	},
};

const TOO_LARGE: CatalogueEntry = {
	message: 'The file is larger than the Maximum Size option allows',
	description: 'Increase the Maximum Size option if n8n has enough memory',
};

/** Says what a failed download of a file by its id means. */
export function explainDownload(failure: Failure): Failure {
	if (failure.code === 'ANSWER_TOO_LARGE') return reword(failure, TOO_LARGE);
	const entry = failure.httpStatus === undefined ? undefined : BY_STATUS[failure.httpStatus];
	return entry === undefined ? failure : reword(failure, entry);
}
