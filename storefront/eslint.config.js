import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const ROOMS = ['portal', 'account', 'sites', 'gov', 'merchant', 'oversight', 'finance']

export default tseslint.config(
  { ignores: ['build', 'node_modules', '.react-router', 'app/graphql/generated'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', 500],
    },
  },
  ...ROOMS.map((room) => ({
    files: [`app/routes/${room}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: ROOMS.filter((other) => other !== room).map((other) => ({
          group: [`~/routes/${other}/**`, `../${other}/**`, `**/routes/${other}/**`],
          message: 'Route groups may not import one another: move what is shared to ui or lib.',
        })),
      }],
    },
  })),
  {
    files: ['app/ui/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [{ group: ['~/routes/**', '~/graphql/**', '~/lib/**/*.server', '**/*.server'], message: 'The design system knows no pages and no server.' }],
      }],
    },
  },
)
