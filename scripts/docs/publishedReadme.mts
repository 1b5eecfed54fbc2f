/** Where the files of a version can be read. */
export interface Source {
	/** `repository.url` of package.json: a GitHub repository, as npm writes it. */
	repository: string;
	/** Tag or branch. */
	ref: string;
}

/**
 * The README as npm's page needs it: npm shows it without the repository around it, so that relative links and
 * pictures would lead nowhere. They become absolute ones to the files of this very version, which stay right when the
 * repository moves on.
 *
 * @throws {Error} when the repository is not on GitHub
 */
export function withAbsoluteLinks(markdown: string, { repository, ref }: Source): string {
	const [, name] = /github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(repository) ?? [];
	if (name === undefined) throw new Error(`Not a GitHub repository: ${repository}`);
	const file = (path: string) => `https://raw.githubusercontent.com/${name}/${ref}/${path}`;
	const page = (path: string) =>
		`https://github.com/${name}/${path.endsWith('/') ? 'tree' : 'blob'}/${ref}/${path}`;
	const relative = '(?![a-z][a-z+.-]*:|#|/)';
	return outsideCode(markdown, (text) =>
		text
			.replace(
				new RegExp(`(!?)(\\[[^\\]]*\\]\\()${relative}([^)\\s]+)\\)`, 'g'),
				(_whole, bang: string, label: string, path: string) =>
					`${bang}${label}${bang === '' ? page(path) : file(path)})`,
			)
			.replace(
				new RegExp(`\\b(src|srcset)="${relative}([^"]+)"`, 'g'),
				(_whole, attribute: string, path: string) => `${attribute}="${file(path)}"`,
			)
			.replace(
				new RegExp(`\\bhref="${relative}([^"]+)"`, 'g'),
				(_whole, path: string) => `href="${page(path)}"`,
			),
	);
}

/** The relative links and pictures of a text, without their anchors. */
export function relativeTargets(markdown: string): string[] {
	const targets: string[] = [];
	outsideCode(markdown, (text) => {
		for (const [, link, attribute] of text.matchAll(
			/\[[^\]]*\]\(([^)\s]+)\)|\b(?:src|srcset|href)="([^"]+)"/g,
		)) {
			const [path = ''] = (link ?? attribute ?? '').split('#');
			if (path !== '' && !/^[a-z][a-z+.-]*:/.test(path)) targets.push(path);
		}
		return text;
	});
	return [...new Set(targets)].sort();
}

/** Changes a text except for its code blocks and code spans. */
function outsideCode(markdown: string, change: (text: string) => string): string {
	return markdown
		.split(/(^```[\s\S]*?^```$|`[^`\n]+`)/m)
		.map((part, index) => (index % 2 === 1 ? part : change(part)))
		.join('');
}
