import { type Sandbox, startSandbox } from '../../sandbox/index.mts';
import { runFile } from '../support/engine/runFile.mts';
import { scenarios } from '../support/scenarios/index.mts';
import { play } from '../support/scenarios/play.mts';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

beforeEach(() => {
	sandbox.reset();
});

afterAll(async () => {
	await sandbox.close();
});

test.each(scenarios)('$title', async (scenario) => {
	await play(
		scenario,
		sandbox,
		async (workflow, items) =>
			await runFile(workflow, items, { url: sandbox.url, key: scenario.key }),
	);
});
