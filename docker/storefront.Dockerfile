# The storefront's server: it renders pages and forwards the API.
FROM node:24-slim AS build
WORKDIR /srv/shiji/storefront
COPY storefront/package.json storefront/package-lock.json storefront/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY schema.graphql ../schema.graphql
COPY storefront ./
RUN npm run build && npm prune --omit=dev

# Node itself hears the order to end; npm before it would report that as a failure.
FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000
WORKDIR /srv/shiji/storefront
COPY --from=build /srv/shiji/storefront/package.json ./
COPY --from=build /srv/shiji/storefront/node_modules node_modules
COPY --from=build /srv/shiji/storefront/server server
COPY --from=build /srv/shiji/storefront/build build
USER node
EXPOSE 8000
CMD ["node", "server/index.ts"]
