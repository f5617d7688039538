#pragma once

#include <string>
#include <string_view>

namespace imagelift::source {

/// Six lower-case hex digits that tell the queries of two addresses apart: the first of the
/// SHA-256 of the parameters, without those that sign the request or say who asks. So a freshly
/// signed address keeps its digits. Neither the order of the parameters nor how they are escaped
/// matters. Empty where no parameter is left.
std::string query_digits(std::string_view query);

/// Whether a parameter of this decoded name is a signature or a credential: the words that mean
/// one (token, signature, password, expires, session...), the families of AWS, Google, Azure,
/// Alibaba, Tencent, CloudFront, Akamai and Meta. `is_signed`: the query has a parameter `sig`,
/// beside which Azure's two-letter names are part of a shared access signature.
bool is_credential(std::string_view name, bool is_signed);

}  // namespace imagelift::source
