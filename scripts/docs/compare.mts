import {
	englishSections,
	type Section,
	sectionFingerprint,
	translatedSections,
} from './sections.mts';

/** What a section holds that must be there in every language, by a pattern that finds each. */
const contents: Array<[string, RegExp]> = [
	['code blocks', /^```\w+$/gm],
	['links', /\[[^\]]*\]\([^)]+\)|\bhref="/g],
	['pictures', /\b(?:src|srcset)="/g],
	['generated tables', /<!-- generated: /g],
	['headings', /^#+ /gm],
	['rows of tables', /^\|/gm],
];

/**
 * Finds what keeps a translated page from being in step with the English one: sections that are missing, spare or in
 * another place, those whose English text has changed, and those that do not hold as much.
 *
 * @param prefix of the page, before the ids of its sections
 * @returns a sentence for each, naming the section; empty when all is well
 */
export function differences(english: string, translated: string, prefix = ''): string[] {
	const wanted = englishSections(english);
	const present = translatedSections(translated);
	const order = (sections: Section[]) => sections.map(({ id }) => id).join(', ');
	if (order(wanted) !== order(present)) {
		return [
			`The sections of ${prefix || 'README'} are ${order(wanted)}; translated are ${order(present)}`,
		];
	}
	return wanted.flatMap((section, index) => {
		const translation = present[index];
		if (translation === undefined) return [];
		const id = prefix + section.id;
		const changed =
			translation.of === sectionFingerprint(section)
				? []
				: [`"${id}" has a new English text: renew it, then npm run docs -- --renewed ${id}`];
		return [...changed, ...missing(id, section, translation)];
	});
}

function missing(id: string, section: Section, translation: Section): string[] {
	return contents.flatMap(([what, pattern]) => {
		const [there, here] = [section, translation].map(
			({ text }) => withoutCode(text).match(pattern)?.length ?? 0,
		);
		return there === here ? [] : [`"${id}" has ${there} ${what}, its translation ${here}`];
	});
}

/** The text without the lines inside code blocks; their first lines stay. */
function withoutCode(text: string): string {
	return text.replace(/^(```\w+$)[\s\S]*?^```$/gm, '$1');
}
