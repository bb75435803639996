#!/usr/bin/env node
import './need-node.js'
import { CHECKS } from './checks.js'
import { step } from './step.js'

for (const [name, command] of Object.entries(CHECKS)) if (!(await step(name, command))) process.exitCode = 1
