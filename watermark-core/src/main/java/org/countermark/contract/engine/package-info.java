/**
 * Contracts of serving engines: one small class each behind {@link org.countermark.contract.engine.EngineWords}, made into
 * the scorers that all of detection takes by {@link org.countermark.contract.engine.Contracts}. Source: docs/spec/engines.md.
 */
package org.countermark.contract.engine;
