/**
 * Questions of an application and their answers: {@link dev.p2p.core.request.Requests} is what one
 * peer is asked, {@link dev.p2p.core.request.OpenQuestions} decides what goes out when and which
 * answer belongs to what, {@link dev.p2p.core.request.AnswerNumbering} is the other side.
 */
@NullMarked
package dev.p2p.core.request;

import org.jspecify.annotations.NullMarked;
