import { shorten } from '../../../shared/describeValue';
import { InvalidInput } from '../../../shared/invalidInput';

/** A page of a cloud drive that shows a file, and the way to the file itself. */
interface SharePage {
	name: string;
	host: RegExp;
	/** Fits path and query of such a page, and not those of the file itself. */
	page: RegExp;
	/** Writes the address of the file itself, where the page tells it. */
	direct?: (url: URL) => string | undefined;
}

const FILE_ID = /^\/(?:a\/[^/]+\/)?file\/d\/([\w-]+)/;

const PAGES: readonly SharePage[] = [
	{
		name: 'Google Drive',
		host: /^(drive|docs)\.google\.com$/,
		page: /^\/(a\/[^/]+\/)?(file\/d\/|open\b|drive\/)/,
		direct: ({ pathname, searchParams }) => {
			const id = FILE_ID.exec(pathname)?.[1] ?? searchParams.get('id') ?? undefined;
			return id === undefined ? undefined : `https://drive.google.com/uc?export=download&id=${id}`;
		},
	},
	{
		name: 'Google Docs',
		host: /^docs\.google\.com$/,
		page: /^\/(document|spreadsheets|presentation)\/d\/[^?]*\/(edit|view|preview|pub)?(\?|$)/,
		direct: ({ pathname }) => {
			const [, kind = '', id = ''] = /^\/(\w+)\/d\/([\w-]+)/.exec(pathname) ?? [];
			return kind === 'presentation'
				? `https://docs.google.com/presentation/d/${id}/export/pdf`
				: `https://docs.google.com/${kind}/d/${id}/export?format=pdf`;
		},
	},
	{
		name: 'Dropbox',
		host: /^(www\.)?dropbox\.com$/,
		page: /^\/(s|sh|scl)\/(?!.*[?&](dl|raw)=1(&|$))/,
		direct: (url) => {
			const file = new URL(url);
			file.searchParams.delete('raw');
			file.searchParams.set('dl', '1');
			return file.href;
		},
	},
	{
		name: 'OneDrive',
		host: /^(1drv\.ms|onedrive\.live\.com)$/,
		page: /^\/(?!download\b)(?!.*[?&]download=1(&|$))/,
	},
	{
		name: 'SharePoint',
		host: /\.sharepoint\.com$/,
		page: /^\/:\w:\/(?!.*[?&]download=1(&|$))/,
		direct: (url) => {
			const file = new URL(url);
			file.searchParams.set('download', '1');
			return file.href;
		},
	},
	{ name: 'iCloud', host: /^(www|share)\.icloud\.com$/, page: /^\// },
	{ name: 'WeTransfer', host: /^(we\.tl|(www\.)?wetransfer\.com)$/, page: /^\// },
	{
		name: 'Google Photos',
		host: /^(photos\.app\.goo\.gl|photos\.google\.com)$/,
		page: /^\//,
	},
	{ name: 'Box', host: /^(app\.)?box\.com$/, page: /^\/(s|file)\// },
	{ name: 'MEGA', host: /^mega\.(nz|io)$/, page: /^\// },
];

/**
 * Refuses the address of a page that shows a file instead of giving it: Pilot Status would fetch the page.
 *
 * @param address absolute http(s) address
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} that names the direct address where it is known
 */
export function refuseSharePage(address: string, label: string): void {
	const url = new URL(address);
	const host = url.hostname.toLowerCase();
	const place = url.pathname + url.search;
	const found = PAGES.find(({ host: hosts, page }) => hosts.test(host) && page.test(place));
	if (found === undefined) return;
	const direct = found.direct?.(url);
	const download = 'download the file with an n8n node first and choose Input File';
	throw new InvalidInput(
		`"${label}" is a page of ${found.name} that shows the file, not the file itself: "${shorten(address)}"`,
		direct === undefined
			? `Enter the direct URL of the file, or ${download}`
			: `Use ${direct} (the file must be shared with everyone who has the link), or ${download}`,
	);
}
