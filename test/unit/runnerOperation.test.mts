import { fakeContext } from '../support/fakeContext.mts';
import { node } from '../support/running.mts';

describe('the operation of a run', () => {
	it('says so when the saved operation does not exist', async () => {
		const fake = fakeContext({ node, parameters: { resource: 'message', operation: 'sendText' } });
		fake.context.getNode().parameters.operation = 'sendFax';
		await expect(node.execute.call(fake.context)).rejects.toThrow(/"sendFax".*does not exist/);
	});
});
