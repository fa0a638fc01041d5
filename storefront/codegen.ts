import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: (process.env.SCHEMA ?? '../schema.graphql').split(','),
  documents: ['app/graphql/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    'app/graphql/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: true,
        defaultScalarType: 'string',
        scalars: {
          JSON: 'any', Metadata: 'Record<string, string>', GenericScalar: 'any', JSONString: 'string',
          PositiveInt: 'number', Decimal: 'string', PositiveDecimal: 'string', DateTime: 'string', Date: 'string', UUID: 'string',
        },
      },
    },
  },
}
export default config
