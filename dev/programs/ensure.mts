import { aptCommand, installPackages } from './debian.mts';
import { type Need, needs, type ProgramName } from './needs.mts';

/** How to see to it that programs are there; another machine in tests. */
export interface EnsureOptions {
	/** Told before something is installed. */
	progress?: (line: string) => void;
	known?: Readonly<Record<ProgramName, Need>>;
	/** Beginning of a command line that runs apt-get; undefined where that cannot be. */
	apt?: () => readonly string[] | undefined;
	install?: (apt: readonly string[], packages: readonly string[]) => Promise<void>;
}

function joined(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function sentence(missing: readonly Need[], why: string): string {
	const packages = missing.flatMap((need) => need.packages).join(' ');
	const labels = joined(missing.map(({ label }) => label));
	return `These programs are needed and not on this machine: ${labels}. ${why} On Debian or Ubuntu install them with: apt-get install -y ${packages}`;
}

/**
 * Makes sure that programs are on this machine: installs Debian's packages of those that are missing, all at once.
 *
 * @param names programs that are needed; nothing happens for those that are there
 * @throws {Error} with one message that names everything to install, when it cannot be installed from here
 */
export async function ensurePrograms(
	names: readonly ProgramName[],
	options: EnsureOptions = {},
): Promise<void> {
	const { known = needs, apt = aptCommand, install = installPackages } = options;
	const missing = names.map((name) => known[name]).filter((need) => !need.isThere());
	if (missing.length === 0) return;
	const command = apt();
	if (command === undefined) {
		throw new Error(sentence(missing, 'They cannot be installed from here.'));
	}
	const packages = missing.flatMap((need) => need.packages);
	options.progress?.(`Installing ${joined(packages)} with apt-get`);
	let cause: unknown;
	try {
		await install(command, packages);
	} catch (error) {
		cause = error;
	}
	const absent = missing.filter((need) => !need.isThere());
	if (absent.length === 0) return;
	throw new Error(sentence(absent, `apt-get could not install them (${lastLine(cause)}).`), {
		cause,
	});
}

function lastLine(cause: unknown): string {
	const text = cause instanceof Error ? cause.message : 'it named no reason';
	return text.trim().split('\n').at(-1) ?? '';
}
