namespace EffNet.Inference;

/// <summary>The vectors that an engine computes with.</summary>
public enum VectorPath
{
    /// <summary>Plain C#, one number at a time.</summary>
    None,

    /// <summary>4 numbers: SSE, Arm's AdvSimd, WebAssembly.</summary>
    Bits128,

    /// <summary>8 numbers: AVX2 with fused multiply-add.</summary>
    Avx2,

    /// <summary>16 numbers: AVX-512.</summary>
    Avx512,
}
