# Bundles the browser scripts, then drops what only that needs: esbuild, and the lock file's Node. The other optional packages
# are the binaries of sharp for this platform, which stay.
FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY db ./db
COPY schema ./schema
COPY src ./src
RUN npm run build && rm -rf node_modules/esbuild node_modules/@esbuild node_modules/node-*

# Node is the base image's: rebuild with --pull to take a security release.
FROM node:26-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/build ./build
COPY db ./db
COPY schema ./schema
COPY src ./src
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# node, not npm: npm does not forward SIGTERM.
CMD ["node", "src/commands/start.ts"]
