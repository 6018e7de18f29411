namespace EffNet.PyTorch.Structure;

/// <summary>Checks and splits names of modules in PyTorch.</summary>
internal static class ModuleName
{
    /// <summary>
    /// The public attributes of <c>torch.nn.Module</c> and <c>torch.jit.ScriptModule</c> in PyTorch 1.13 and later versions. Child modules cannot have these
    /// names.
    /// </summary>
    private static readonly HashSet<string> s_taken = new(
        [.. """
            T_destination add_module apply bfloat16 buffers call_super_init children code code_with_constants compile cpu cuda define double dump_patches eval extra_repr float
            forward forward_magic_method get_buffer get_debug_state get_extra_state get_parameter get_submodule graph graph_for half inlined_graph ipu load_state_dict modules
            mtia named_buffers named_children named_modules named_parameters original_name parameters register_backward_hook register_buffer register_forward_hook
            register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook register_load_state_dict_post_hook register_load_state_dict_pre_hook
            register_module register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ reset_parameters save save_to_buffer set_extra_state
            set_submodule share_memory state_dict to to_empty train training type xpu zero_grad
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_keywords = new(
        [.. """
            False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise
            return try while with yield
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
        StringComparer.Ordinal);

    /// <summary>Returns the names of a path.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ArgumentException">PyTorch does not allow modules with these names.</exception>
    public static string[] Split(string path)
    {
        var names = path.Split('.');
        foreach (var name in names)
        {
            if (name.Length == 0)
                throw new ArgumentException($"The path '{path}' has an empty name; expected names that are separated by single dots.");
            if (s_taken.Contains(name))
                throw new ArgumentException($"The path '{path}' has the name '{name}', which is a member of torch.nn.Module; choose another name.");
            if (name[0] == '_' || name.AsSpan().ContainsAny('"', '\\'))
            {
                throw new ArgumentException(
                    $"The path '{path}' has the name '{name}'; expected a name that does not begin with '_' and does not contain quotation marks or backslashes.");
            }
        }

        return names;
    }

    /// <summary>
    /// Returns <see langword="true"/> if a name is valid for variables and attributes in Python; otherwise, <see langword="false"/>: <c>layer1</c> is, <c>0</c>
    /// and <c>class</c> are not.
    /// </summary>
    /// <param name="name">The name.</param>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !s_keywords.Contains(name);
}
