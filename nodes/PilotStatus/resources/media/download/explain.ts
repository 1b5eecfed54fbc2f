import type { CatalogueEntry } from '../../../../shared/api/catalogue';
import type { Failure } from '../../../../shared/api/request';
import { reword } from '../../shared/explain';

/** What the statuses of a download mean; they come without a code (docs/api-reference.md 10). */
const BY_STATUS: Readonly<Record<number, CatalogueEntry>> = {
	400: {
		message: 'Pilot Status cannot fetch files by ID for this WhatsApp number',
		description:
			'Files have an ID on official Meta numbers only. For other numbers set "Download From" to Media Link. On a Meta number, check in the Pilot Status dashboard that it is connected',
	},
	404: {
		message: 'Pilot Status did not find the file',
		description:
			'A file can be fetched only for some minutes after its message came. Check that Media ID and Phone Number ID are from the same message, and that the key belongs to that number. If the message has a media link, set "Download From" to Media Link',
	},
	500: {
		message: 'Pilot Status could not fetch the file from Meta',
		description:
			'Try again soon: a file can be fetched only for some minutes after its message came',
	},
};

const TOO_LARGE: CatalogueEntry = {
	message: 'The file is larger than the option Maximum Size allows',
	description: 'Raise the option Maximum Size if this n8n has the memory for it',
};

/** Says what a failed download of a file by its id means. */
export function explainDownload(failure: Failure): Failure {
	if (failure.code === 'ANSWER_TOO_LARGE') return reword(failure, TOO_LARGE);
	const entry = failure.httpStatus === undefined ? undefined : BY_STATUS[failure.httpStatus];
	return entry === undefined ? failure : reword(failure, entry);
}
