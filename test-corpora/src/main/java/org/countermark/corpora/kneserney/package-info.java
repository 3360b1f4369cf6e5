/** Teachers made of counted n-grams: models that write text where no neural one is at hand. */
package org.countermark.corpora.kneserney;
