package org.countermark.corpora.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * A GGUF file, version 2 or 3, little-endian (source: the GGUF specification in ggml's docs/gguf.md). Opening checks
 * the whole header: every count, length and tensor against the file's real size, before anything of that size is
 * allocated. The file is mapped, not read; it must not be changed while it is in use. Immutable.
 */
public final class GgufFile {
    private static final int MAGIC = 0x46554747;
    private static final int DEFAULT_ALIGNMENT = 32;

    private final MappedFile file;
    private final GgufMetadata metadata;
    private final Map<String, TensorInfo> tensors;

    private GgufFile(MappedFile file, GgufMetadata metadata, Map<String, TensorInfo> tensors) {
        this.file = file;
        this.metadata = metadata;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * Opens a file.
     *
     * @param path the file
     * @return its metadata and tensors
     * @throws UnreadableModelException when it is no GGUF file of these versions, or is damaged
     * @throws IOException when it cannot be opened
     */
    public static GgufFile open(Path path) throws IOException {
        return read(MappedFile.of(path));
    }

    /**
     * Reads a file that is already in memory, for example a resource.
     *
     * @param name how to call it in errors
     * @param bytes the whole file; copied
     * @return its metadata and tensors
     * @throws UnreadableModelException when it is no GGUF file of these versions, or is damaged
     */
    public static GgufFile of(String name, byte[] bytes) throws UnreadableModelException {
        return read(MappedFile.of(name, bytes));
    }

    private static GgufFile read(MappedFile file) throws UnreadableModelException {
        GgufCursor cursor = new GgufCursor(file, 0);
        if (file.size() < 24 || cursor.readInt() != MAGIC) {
            throw file.defect(0, "does not begin with GGUF", "give a model file in GGUF format");
        }
        int version = cursor.readInt();
        if (version != 2 && version != 3) {
            throw file.defect(
                    4,
                    "GGUF version " + Integer.toUnsignedString(version) + " (2 and 3 are read, little-endian)",
                    "convert the model again with a current converter");
        }
        long tensorCount = cursor.readCount("the number of tensors", 24);
        long metadataCount = cursor.readCount("the number of metadata entries", 13);
        GgufMetadata metadata = GgufMetadata.read(file, cursor, metadataCount);
        long alignment = metadata.integer("general.alignment").orElse(DEFAULT_ALIGNMENT);
        if (alignment < 1 || alignment > 1 << 20 || Long.bitCount(alignment) != 1) {
            throw metadata.defect(
                    "general.alignment", alignment + " is no power of two up to 2^20", GgufCursor.DOWNLOAD_AGAIN);
        }
        return new GgufFile(file, metadata, TensorTable.read(file, cursor, tensorCount, alignment));
    }

    /**
     * The file's name.
     *
     * @return as the user knows it
     */
    public String name() {
        return file.name();
    }

    /**
     * The key-value part.
     *
     * @return the metadata
     */
    public GgufMetadata metadata() {
        return metadata;
    }

    /**
     * All tensors in the order of the file.
     *
     * @return descriptions by name
     */
    public Map<String, TensorInfo> tensors() {
        return tensors;
    }

    /**
     * Opens one tensor for reading.
     *
     * @param name the tensor's name
     * @return its rows, or empty when there is no such tensor
     */
    public Optional<TensorRows> rows(String name) {
        return Optional.ofNullable(tensors.get(name)).map(info -> new TensorRows(file, info));
    }

    /**
     * An error about the whole file or one of its tensors.
     *
     * @param tensor the tensor's name; its place is named if it is there
     * @param problem what is wrong, without a full stop
     * @param remedy what the user can do, without a full stop
     * @return the exception to throw
     */
    public UnreadableModelException defect(String tensor, String problem, String remedy) {
        TensorInfo info = tensors.get(tensor);
        return file.defect(info == null ? 0 : info.offset(), tensor + ": " + problem, remedy);
    }
}
