/** What of package.json is compared. */
export interface Manifest {
	version: string;
	author: { name: string; email: string };
	repository: { url: string };
}

/** Where a release is made. */
export interface Release {
	/** The git tag that started it, `v` and a version. */
	tag: string;
	/** `owner/name` of the GitHub repository. */
	repository: string;
}

/**
 * What keeps a release from being published: npm cannot take a version back, and n8n's verification compares the
 * package with its repository.
 *
 * @returns a sentence for each; empty when it can be published
 */
export function findings(manifest: Manifest, changelog: string, release: Release): string[] {
	const { version, author, repository } = manifest;
	const dated = new RegExp(
		`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`,
		'm',
	);
	const checks: Array<[boolean, string]> = [
		[
			release.tag === `v${version}`,
			`The tag is ${release.tag}, and package.json has version ${version}: the tag must be v${version}`,
		],
		[dated.test(changelog), `CHANGELOG.md has no section "## [${version}] - <date>"`],
		[
			repository.url === `git+https://github.com/${release.repository}.git`,
			`package.json names the repository ${repository.url}, and this is ${release.repository}`,
		],
		[
			!/@example\.(com|org|net)$/.test(author.email),
			`package.json names ${author.email} as author: the publisher's name and address belong there`,
		],
	];
	return checks.filter(([isRight]) => !isRight).map(([, sentence]) => sentence);
}
