# Node as Debian's slim image has it; the lockfile's own Node is for machines without one.
FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# esbuild's program for this machine is an optional package, and so is the lockfile's own Node.
RUN npm ci --omit=dev && rm -rf node_modules/node-linux-*

FROM node:26-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY package.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY db ./db
COPY schema ./schema
COPY src ./src
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: it is Node that must get SIGTERM.
CMD ["node", "src/commands/start.ts"]
