import type { Translations } from '../translation.mts';

/** What each operation does, in Brazilian Portuguese; keyed by resource and operation. */
export const operations: Translations = {
	'message/sendTemplate': {
		of: '5c622598',
		sentences: ['Envia um template aprovado, preenchido com os seus valores'],
	},
	'message/sendText': {
		of: '80f4b2ff',
		sentences: ['Envia um texto livre, com até 3 botões'],
	},
	'message/sendMedia': {
		of: '696a8e24',
		sentences: ['Envia uma imagem, um vídeo, um documento ou uma mensagem de voz'],
	},
	'message/sendAndWait': {
		of: '0d1b962f',
		sentences: ['Pergunta a uma pessoa e continua quando ela responde, no chat ou em uma página'],
	},
	'message/get': {
		of: 'abc7df89',
		sentences: [
			'Consulta o que aconteceu com uma mensagem enviada, ou espera até que seja entregue ou lida',
		],
	},
	'message/getMany': {
		of: '88819c77',
		sentences: ['Lista mensagens: o histórico, as não lidas ou as de grupos'],
	},
	'message/cancel': {
		of: '06ee6f86',
		sentences: ['Cancela mensagens agendadas com Deliver At que ainda não foram enviadas'],
	},
	'template/create': {
		of: '4162377c',
		sentences: [
			'Cria um template. Em um número oficial da Meta, ele é analisado antes de poder ser enviado.',
		],
	},
	'template/delete': {
		of: 'd1de098a',
		sentences: ['Exclui um template de vez, também na Meta'],
	},
	'template/get': {
		of: '390a8b68',
		sentences: ['Consulta um template com seus textos, variáveis e situação da análise'],
	},
	'template/getMany': {
		of: 'd0718f5d',
		sentences: [
			'Lista templates, filtrados por categoria, nome ou situação da análise, se você quiser',
		],
	},
	'template/update': {
		of: '7ee0c8a3',
		sentences: [
			'Dá um novo conteúdo a um template. Em um número oficial da Meta, ele é analisado de novo, e a categoria não pode mudar.',
		],
	},
	'group/create': {
		of: '9298bee0',
		sentences: ['Cria um grupo de WhatsApp com este número dentro'],
	},
	'group/get': {
		of: '3622474a',
		sentences: ['Consulta os detalhes de um grupo'],
	},
	'group/getMany': {
		of: '6409f2fc',
		sentences: ['Lista os grupos em que o número de WhatsApp está'],
	},
	'newsletter/getMany': {
		of: '11880ee2',
		sentences: ['Lista os canais (newsletters) do número de WhatsApp'],
	},
	'conversation/getMany': {
		of: '3bcc8818',
		sentences: ['Lista conversas com a última mensagem e a quantidade de não lidas'],
	},
	'number/check': {
		of: '9b920c0f',
		sentences: [
			'Descobre se números de telefone têm WhatsApp e como o WhatsApp os escreve. Somente para números pareados por QR code.',
		],
	},
	'number/get': {
		of: '4ae773d5',
		sentences: ['Consulta a conexão e a saúde de um número de WhatsApp da conta'],
	},
	'number/getMany': {
		of: '539c838b',
		sentences: ['Lista os números de WhatsApp que a chave pode ver, com o estado de cada um'],
	},
	'media/download': {
		of: '4b5f8567',
		sentences: [
			'Baixa como arquivo a imagem, o vídeo, o documento ou a mensagem de voz de uma mensagem recebida',
		],
	},
	'analytics/get': {
		of: 'bd3a46af',
		sentences: ['Consulta quantas mensagens foram enviadas, lidas e não entregues em um período'],
	},
};
