import type { IExecuteFunctions } from 'n8n-workflow';

/** Most executions that are looked up for one turn, the latest ones. */
const MOST = 5;

/**
 * Finds those of earlier executions that have failed, as n8n has saved them. One that runs, has succeeded or is not saved has not:
 * n8n saves failed executions unless it is told otherwise.
 *
 * @param ids the latest last
 */
export async function findFailed(
	context: IExecuteFunctions,
	ids: readonly string[],
): Promise<string[]> {
	const own = context.getExecutionId();
	const asked = [...new Set(ids)].filter((id) => id !== own).slice(-MOST);
	const hasFailed = await Promise.all(
		asked.map(async (id) => {
			try {
				const data = await context.getExecutionDataById(id);
				return data?.resultData.error !== undefined;
			} catch {
				return false;
			}
		}),
	);
	return asked.filter((_, index) => hasFailed[index]);
}
